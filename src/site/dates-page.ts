/** The page of all dates; the menu lists it among the background, where people look for the rules. */
export const datesPage = {
  id: 'dates',
  href: '/dates.html',
  title: '日期與期限',
  nav: '日期與期限',
  summary: '規範、瀏覽器、簽發單位與產品，哪一天起不一樣，您要做什麼。每一項都有出處與最後查證的日期。',
  order: 0,
} as const;
