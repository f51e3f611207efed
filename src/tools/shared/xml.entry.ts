import 'needs:guard bench lines plain configs config';
// Reads the XML of servers' configurations. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
export {};
