export { type Introductions, registerIntroductions } from './register.tsx';
export { isPausing } from './repository.ts';
