/** The people one can sign in as; the backend knows the same names from `auth.providers.demo.people`. */
export const people = [
  {
    name: 'ann.lee',
    title: 'Ann Lee',
    role: 'Developer, team-shop',
    can: "Releases her team's services and sees everybody else's.",
  },
  {
    name: 'omar.diaz',
    title: 'Omar Diaz',
    role: 'Infrastructure owner, team-mesh',
    can: 'Sees every rollout and may stop any of them.',
  },
  {
    name: 'petra.novak',
    title: 'Petra Novak',
    role: 'Platform engineer, team-platform',
    can: 'May do everything, everywhere.',
  },
] as const;

export type PersonName = (typeof people)[number]['name'];

const storageKey = 'pilotage-demo-person';

/** Who was chosen in this browser tab, so that a reload does not ask again. */
export const chosenPerson = {
  get(): PersonName | undefined {
    const name = sessionStorage.getItem(storageKey);
    return people.find(person => person.name === name)?.name;
  },
  set(name: PersonName) {
    sessionStorage.setItem(storageKey, name);
  },
  clear() {
    sessionStorage.removeItem(storageKey);
  },
};
