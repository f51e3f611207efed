declare module 'content:reply-index' {
  const index: import('./reply-data.ts').ReplyIndex;
  export default index;
}
declare var kbReplies: Record<string, import('./reply-data.ts').ReplyTexts> | undefined;
