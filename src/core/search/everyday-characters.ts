/** The 5,401 characters in daily use, the first level of Big5, in its order: what stands in this order needs no characters to travel. */
export function everydayCharacters(): string[] {
  const decoder = new TextDecoder('big5');
  const characters: string[] = [];
  for (let row = 0xa4; row <= 0xc6; row++)
    for (let cell = 0x40; cell <= 0xfe; cell++)
      if (cell <= 0x7e || cell >= 0xa1) characters.push(decoder.decode(new Uint8Array([row, cell])));
  return characters.filter((character) => /^\p{Script=Han}$/u.test(character)).slice(0, COUNT);
}

const COUNT = 5_401;
