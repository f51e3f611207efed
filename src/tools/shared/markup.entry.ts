// Reads HTML and XML. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
export {};
