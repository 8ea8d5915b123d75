import { TextSearch } from './TextSearch';

const names = [['shop/Cart', 'cart'], ['shop/pay'], [], ['shop/art']];
const search = new TextSearch([0, 1, 2, 3], index => names[index]!);

it.each<[string, number[]]>([
  ['art', [0, 3]],
  ['CART', [0]],
  ['shop/', [0, 1, 3]],
  ['pay', [1]],
  ['nobody', []],
  // Not from the end of one to the start of the next.
  ['payshop', []],
  ['\0', []],
])('finds %j', (part, found) => {
  expect(search.find(part)).toEqual(found);
});

it('finds nothing among nothing', () => {
  expect(new TextSearch([], () => []).find('a')).toEqual([]);
});
