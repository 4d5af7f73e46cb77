// Pictures as a camera makes them: synthetic, nobody is on them.

const WIDE = 1800;
const HIGH = 1200;

// Millions of dots, none like its neighbour, several megabytes; another `seed` makes another picture.
export async function taken(page, seed = 7) {
  const bytes = await page.evaluate(
    async ([wide, high, from]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext("2d");
      const image = context.createImageData(wide, high);
      for (let at = 0, seed = from; at < image.data.length; at++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        image.data[at] = at % 4 === 3 ? 255 : ((at / 4 / wide) | 0) / 12 + (seed % 64);
      }
      context.putImageData(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
      const reader = new FileReader();
      const read = new Promise((done) => (reader.onload = done));
      reader.readAsDataURL(blob);
      await read;
      return reader.result.split(",")[1];
    },
    [WIDE, HIGH, seed],
  );
  // What a camera writes about itself and the place: an EXIF block behind the first two bytes.
  const said = Buffer.from("\xff\xe1\x00\x22Exif\x00\x00GPS 2.837 LU 117.362 BT....", "latin1");
  const picture = Buffer.from(bytes, "base64");
  return { name: "IMG_20261122.jpg", mimeType: "image/jpeg", buffer: Buffer.concat([picture.subarray(0, 2), said, picture.subarray(2)]) };
}
