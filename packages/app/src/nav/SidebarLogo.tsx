import { Link, useSidebarOpenState } from '@backstage/core-components';
import { RiShip2Line } from '@remixicon/react';

/** The ship, and its name while the sidebar is open. */
export function SidebarLogo() {
  const { isOpen } = useSidebarOpenState();
  return (
    <Link
      to="/"
      underline="none"
      aria-label="Home"
      style={{
        display: 'flex',
        alignItems: 'center',
        gap: 14,
        height: 96,
        paddingLeft: 22,
        color: '#fff',
        fontSize: 20,
        fontWeight: 700,
      }}
    >
      <RiShip2Line size={28} aria-hidden />
      {isOpen && 'Pilotage'}
    </Link>
  );
}
