// Where the lines of a text are. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
