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

/** What was sent cannot be read. The message says why, and what to do. */
export class Unreadable extends Error {
  readonly statusCode = 400;
}

/** What was asked for is not there yet, or could not be made. The message says so to the person, and what to do. */
export class NotReady extends Error {
  readonly statusCode = 503;
  readonly title: string;

  constructor(title: string, message: string) {
    super(message);
    this.title = title;
  }
}
