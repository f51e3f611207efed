// Writes a table as plain text. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
