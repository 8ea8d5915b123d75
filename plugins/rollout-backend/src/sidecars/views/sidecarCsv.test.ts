import type { SidecarMatrixRow } from '../matrix/types';
import { csvCell, sidecarCsv } from './sidecarCsv';

const row: SidecarMatrixRow = {
  sidecar: 'proxy',
  rule: { type: 'sidecar-set', detail: 'mesh' },
  application: {
    name: 'cart',
    namespace: 'shop',
    entityRef: 'component:default/cart',
    owner: 'group:default/shop',
  },
  cluster: 'east',
  version: '1.2',
  image: 'mesh/proxy:1.2',
  state: 'current',
  pods: 12,
};

describe('csvCell', () => {
  it.each([
    ['plain', 'plain'],
    [12, '12'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a=b', 'a=b'],
  ])('%j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('sidecarCsv', () => {
  it('has a line of titles, and one for each row', () => {
    expect(sidecarCsv([row])).toBe(
      'sidecar,rule,rule detail,namespace,application,entity,owner,cluster,version,image,state,pods\r\n' +
        'proxy,sidecar-set,mesh,shop,cart,component:default/cart,group:default/shop,east,1.2,mesh/proxy:1.2,current,12\r\n',
    );
  });

  it('leaves cells empty that the catalog does not know', () => {
    const { application, ...rest } = row;
    const unknown = { name: application.name, namespace: 'shop' };
    expect(sidecarCsv([{ ...rest, application: unknown }])).toContain(
      ',shop,cart,,,east,',
    );
  });
});
