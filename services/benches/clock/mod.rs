//! What a measurement used of the processors.
//!
//! Owns: asking the system for it. Must not: be the only number: what a database server does is not in it.

/// What this process has used of its processors, in milliseconds; 0 where the system does not tell. On a machine that others
/// use it says more than the clock on the wall.
pub fn used() -> u64 {
    /// Milliseconds of a tick, which is a hundredth of a second wherever this runs.
    const TICK: u64 = 10;
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which stands in brackets: user and system time are the 12th and 13th.
    let rest = text.rsplit(')').next().unwrap_or_default();
    let ticks = rest.split_whitespace().skip(11).take(2);
    let ticks = ticks.filter_map(|one| one.parse::<u64>().ok());
    ticks.sum::<u64>() * TICK
}
