/** Counts how often the server has died of late. */
export class Crashes {
  private times: number[] = [];

  constructor(
    private readonly most = 4,
    private readonly within = 3 * 60_000,
    private readonly now: () => number = Date.now,
  ) {}

  /** It has died. Whether it should be started again: not if it keeps dying. */
  again(): boolean {
    const now = this.now();
    this.times = [...this.times.filter((time) => now - time < this.within), now];
    return this.times.length < this.most;
  }

  /** The user starts afresh. */
  forget(): void {
    this.times = [];
  }
}
