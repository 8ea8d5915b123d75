import '@testing-library/jest-dom';

// jsdom has no canvas and complains each time it is asked; a browser without one answers null.
HTMLCanvasElement.prototype.getContext = () => null;
