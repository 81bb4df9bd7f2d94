/** Failures that a handler throws to end a request with the page of that status. */
export class NotSignedIn extends Error {
  readonly statusCode = 401;
}

/** A message is shown to the person who asked: a sentence that says why. */
export class Forbidden extends Error {
  readonly statusCode = 403;
}

export class NotFound extends Error {
  readonly statusCode = 404;
}

export class TooManyRequests extends Error {
  readonly statusCode = 429;
}
