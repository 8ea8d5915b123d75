import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { signInModule } from './sign-in';

/** Plugins are discovered from the dependencies of this package; only what makes it a demo is named here. */
export default createApp({ features: [navModule, signInModule] });
