// Tells whose configuration a text holds. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
export {};
