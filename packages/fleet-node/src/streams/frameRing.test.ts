import { FrameRing } from './frameRing';

function frame(seq: number, bytes = 10) {
  return { seq, bytes: Buffer.alloc(bytes) };
}

function seqs(ring: FrameRing, after: number) {
  return ring.after(after)?.map(({ seq }) => seq);
}

describe('FrameRing', () => {
  it('gives what came after a number', () => {
    const ring = new FrameRing({ maxBytes: 100 });
    for (const seq of [7, 8, 9]) ring.push(frame(seq));
    expect(seqs(ring, 6)).toEqual([7, 8, 9]);
    expect(seqs(ring, 8)).toEqual([9]);
    expect(seqs(ring, 9)).toEqual([]);
  });

  it('gives nothing rather than something with a gap', () => {
    const ring = new FrameRing({ maxBytes: 100 });
    expect(seqs(ring, 1)).toBeUndefined();
    for (const seq of [7, 8]) ring.push(frame(seq));
    expect(seqs(ring, 5)).toBeUndefined();
    expect(seqs(ring, 10)).toBeUndefined();
  });

  it('keeps no more bytes than it may', () => {
    const ring = new FrameRing({ maxBytes: 25 });
    for (const seq of [7, 8, 9]) ring.push(frame(seq));
    expect(seqs(ring, 6)).toBeUndefined();
    expect(seqs(ring, 7)).toEqual([8, 9]);
    ring.push(frame(10, 1_000));
    expect(seqs(ring, 9)).toBeUndefined();
  });
});
