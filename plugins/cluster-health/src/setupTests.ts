import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Generous, for busy machines: a test that passes never waits for these.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

// jsdom has no canvas and complains each time it is asked; a browser without one answers null.
HTMLCanvasElement.prototype.getContext = () => null;
