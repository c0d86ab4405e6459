/** Does something a little later, once, however often it is asked for meanwhile. */
export class Soon {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly step: () => unknown,
    private readonly delay: number,
  ) {}

  /** Every call puts it off again. */
  again(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.step, this.delay);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
