/** The little of an editor's token that is needed. */
interface Token {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): unknown;
}

/** Lets one through whenever something may have changed, and has the others wait. */
export class Gate {
  private isOpen = true;
  private wake: (() => void) | undefined;

  /** Something may have changed. */
  open(): void {
    this.isOpen = true;
    this.wake?.();
  }

  /** Whether to go on: not if it was called off meanwhile. */
  async pass(token: Token): Promise<boolean> {
    if (!this.isOpen) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        token.onCancellationRequested(resolve);
      });
    }
    if (token.isCancellationRequested) {
      return false;
    }
    this.isOpen = false;
    return true;
  }
}
