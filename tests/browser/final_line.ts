// The last lines of the run: what a person reading a long log looks for.
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class FinalLine implements Reporter {
  private readonly counts = new Map<string, number>();
  private readonly faults: string[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== test.expectedStatus) {
      const [, project, ...title] = test.titlePath();
      this.faults.push(`[${project}] ${title.join(' › ')}\n${result.error?.message ?? result.status}`);
    }
    this.counts.set(result.status, (this.counts.get(result.status) ?? 0) + 1);
  }

  onEnd(result: FullResult): void {
    for (const fault of this.faults) process.stdout.write(`\n${fault}\n`);
    const counts = [...this.counts].map(([status, count]) => `${count} ${status}`).join(', ');
    const seconds = Math.round(result.duration / 1000);
    process.stdout.write(`browser: ${result.status} (${counts || 'no test ran'}) in ${seconds} s\n`);
  }
}
