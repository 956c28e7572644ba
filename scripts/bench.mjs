// Asks each page many times, one after another and eight at a time, and prints the times: node scripts/bench.mjs BASE
const base = process.argv[2];
const pages = ['/', '/tinh-trang-he-thong', '/thu-vien-giao-dien', '/tinh-trang-he-thong.pdf'];
const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))].toFixed(1);

async function ask(path) {
  const begun = performance.now();
  const answer = await fetch(base + path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await answer.arrayBuffer();
  return performance.now() - begun;
}

for (const path of pages) {
  const rounds = path.endsWith('.pdf') ? 40 : 400;
  for (const atOnce of [1, 8]) {
    await ask(path);
    const times = [];
    const begun = performance.now();
    const lane = async () => {
      for (let i = 0; i < rounds / atOnce; i += 1) times.push(await ask(path));
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const seconds = (performance.now() - begun) / 1000;
    times.sort((a, b) => a - b);
    console.log(
      `${path.padEnd(28)} ${String(atOnce).padStart(2)} at once  p50 ${quantile(times, 0.5).padStart(7)} ms  ` +
        `p99 ${quantile(times, 0.99).padStart(7)} ms  ${(times.length / seconds).toFixed(0).padStart(6)}/s`,
    );
  }
}
