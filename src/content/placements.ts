import type { Door, PlanItem } from '../core/plan/door.ts';
import type { Placement, Placements } from '../schemas/placements.ts';
import type { ContentFolder } from './content-folder.ts';

type Group = Placements['groups'][number] & { products: Placement[] };

/** The products in the order of their groups; a group that has none yet is left out. */
export function placementsByGroup(from: ContentFolder): Group[] {
  const { groups, products } = from.load('placements');
  return groups
    .map((group) => ({ ...group, products: products.filter((product) => product.group === group.id) }))
    .filter((group) => group.products.length > 0);
}

/** Address of a heading: of the product's own page, or of the one that the place names. */
export const placeAt = ({ page }: Placement, place: string): string => `/${place.includes('#') ? place : `${page}#${place}`}`;

/** The doors with the items that stand for each product of a group made into one item a product. */
export const placedDoors = (from: ContentFolder): Door[] => from.get(makeDoors);

function makeDoors(from: ContentFolder): Door[] {
  const { products } = from.load('placements');
  return from.load('doors').map((door) => ({
    ...door,
    nodes: Object.fromEntries(
      Object.entries(door.nodes).map(([id, node]) => [
        id,
        'plan' in node ? { ...node, items: node.items.flatMap((item) => itemsOf(item, products)) } : node,
      ]),
    ),
  }));
}

function itemsOf(item: PlanItem, products: readonly Placement[]): PlanItem[] {
  const { products: group, ...rest } = item;
  if (group === undefined) return [item];
  return products
    .filter((product) => product.group === group)
    .map((product) => ({
      ...rest,
      what: filled(rest.what, product),
      detail: rest.detail && filled(rest.detail, product),
      page: `${product.page}#install`,
      when: [...rest.when, `${group}-product.${product.id}`],
    }));
}

const HOLES = ['name', 'files', 'chain', 'then', 'nodes'] as const;

const filled = (text: string, product: Placement): string => HOLES.reduce((said, hole) => said.replaceAll(`{${hole}}`, () => product[hole]), text);
