import { LineSplitter } from './lineSplitter';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

it.each<[string, string[], string[]]>([
  ['whole lines', ['a\nb\n'], ['a', 'b']],
  ['a line over three chunks', ['a', 'b', 'c\nd\n'], ['abc', 'd']],
  ['a chunk that ends between lines', ['a\n', 'b\n'], ['a', 'b']],
  ['empty lines', ['\n\na\n\n'], ['a']],
  ['a rest without newline', ['a\nb'], ['a']],
])('splits %s', (_, chunks, lines) => {
  const splitter = new LineSplitter();
  const found = chunks.flatMap(chunk =>
    [...splitter.push(Buffer.from(chunk))].map(text),
  );
  expect(found).toEqual(lines);
});

it('keeps characters whole that are cut between chunks', () => {
  const splitter = new LineSplitter();
  const bytes = Buffer.from('☸\n');
  const found = [...bytes].flatMap(byte => [
    ...splitter.push(Uint8Array.of(byte)),
  ]);
  expect(found.map(text)).toEqual(['☸']);
});
