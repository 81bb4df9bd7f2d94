export { type Introductions, registerIntroductions } from './register.tsx';
