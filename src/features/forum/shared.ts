/** What of the forum is pure and also runs in the browser. */
export { FromThread, ThreadsAbout } from './components/about.view.tsx';
