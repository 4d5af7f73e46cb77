// Numbers that look like chance and are the same for the same seed, so that what failed can be played again.

// DAMPINGI_FAULT_SEED plays another story than the usual one.
export const SEED = Number(process.env.DAMPINGI_FAULT_SEED ?? 1);

// mulberry32: gives a function of a limit; each call is a whole number from 0 up to, not including, the limit.
export function chance(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

// All of `all`, in an order by chance.
export function shuffled(all, roll) {
  const left = [...all];
  return all.map(() => left.splice(roll(left.length), 1)[0]);
}
