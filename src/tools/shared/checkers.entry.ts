// What the checks of Apache, Tomcat and IIS have in common. Which modules this brings stands in `emit/scripts/shared-scripts.ts`.
export {};
