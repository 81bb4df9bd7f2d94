import { type StoredResult, type WorkToDo, workOut } from './stored-result.ts';

/** What the worker thread runs. */
export default function diagnoseInWorker(work: WorkToDo): StoredResult {
  return workOut(work);
}
