// Writes what a table holds, for a spreadsheet. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
export {};
