// Files, the print, the receipt, the desk and "Ai đã xem": one declaration on its way through the house.
import { readFile, writeFile } from 'node:fs/promises';
import { begins, changesNothing, signs } from './declarant';
import { type Person } from './person';
import { expect, test } from './own_server';

const MEGABYTE = 1024 * 1024;

/** A scan of so many bytes. */
function scan(bytes: number): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes - 9, 0x20)]);
}

async function uploads(declarant: Person, name: string, content: Buffer): Promise<void> {
  const path = test.info().outputPath(name);
  await writeFile(path, content);
  await declarant.main.getByLabel('Chọn tệp').setInputFiles(path);
  // The longest one takes as long as a machine that does other things besides.
  await declarant.main.getByRole('button', { name: 'Tải tệp lên' }).click({ timeout: 60_000 });
}

/** The file behind a link or a button. */
async function downloads(person: Person, name: RegExp): Promise<Buffer> {
  const [file] = await Promise.all([
    person.page.waitForEvent('download'),
    person.main.getByRole('link', { name }).first().click(),
  ]);
  return readFile((await file.path())!);
}

test('files, paper and receipt go with a declaration, and its author sees who looked', async ({ somebody }) => {
  const declarant = await somebody('kekhai');
  await begins(declarant);
  const home = declarant.page.url();
  await declarant.follows('Tệp kèm bản kê khai');
  await uploads(declarant, 'giay-chung-nhan.pdf', Buffer.from('MZ an executable'));
  await declarant.reads('Tệp này không phải PDF, JPEG hay PNG');
  await declarant.looks('ke-khai-tep-bi-tu-choi');
  await uploads(declarant, 'ban-quet.pdf', scan(25 * MEGABYTE + 1));
  await declarant.reads('Tệp này lớn hơn 25 MB');
  await uploads(declarant, 'ban-quet.pdf', scan(25 * MEGABYTE));
  await declarant.reads('Đã nhận tệp và mã hóa.');
  await declarant.reads('25,0 MB');
  await declarant.main.getByRole('button', { name: /^Bỏ tệp/ }).click();
  await declarant.main.getByRole('button', { name: /^Khôi phục/ }).click();
  await declarant.reads('Đã khôi phục tệp.');
  await declarant.looks('ke-khai-tep');
  await declarant.page.goto(home);
  await declarant.reads('1 tệp');
  await changesNothing(declarant);
  await signs(declarant);

  const print = await downloads(declarant, /Tải bản kê khai để in và ký/);
  expect(print.subarray(0, 5).toString()).toBe('%PDF-');
  const sheet = await downloads(declarant, /Tải biên nhận/);
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
  await declarant.follows('Biên nhận đầy đủ, có mã kiểm tra và dấu vân tay nội dung');
  await declarant.looks('bien-nhan');
  const fact = (caption: string) => declarant.main.locator(`dt:has-text("${caption}") + dd`).first().innerText();
  const code = await fact('Mã nội dung');
  await declarant.main.getByRole('link', { name: 'Mở trang kiểm tra công khai' }).click();
  await declarant.reads('Biên nhận là thật');
  await declarant.looks('bien-nhan-kiem-tra');

  const officer = await somebody('tochuc');
  await officer.signsIn();
  await officer.page.goto('/ban-ke-khai/tiep-nhan');
  await officer.page.getByLabel('Quét hoặc nhập mã trên bản giấy').fill(code);
  await officer.presses('Tìm bản này');
  await officer.follows('Mở bản kê khai');
  await officer.reads('trang mỗi bản');
  await officer.looks('doc-ban-ke-khai-co-tep');
  const received = await downloads(officer, /^Tải về/);
  expect(received.length).toBe(25 * MEGABYTE);
  await officer.page.getByLabel('Mã trên bản giấy').fill(code);
  await officer.page.getByLabel('2 bản, đủ chữ ký từng trang').check();
  await officer.presses('Chỉ ghi nhận bản giấy, tiếp nhận sau');
  await officer.reads('Đã ghi nhận bản giấy');
  await officer.looks('da-ghi-nhan-ban-giay');
  await officer.follows('Mở bản kê khai');
  await officer.presses('Tiếp nhận bản kê khai');
  await officer.reads('Đã tiếp nhận bản kê khai của');

  await declarant.page.goto(home);
  await declarant.reads('Đã tiếp nhận');
  await declarant.looks('ke-khai-da-tiep-nhan');
  await declarant.follows('Ai đã xem bản kê khai này');
  await declarant.reads(officer.account.name);
  await declarant.reads('Mở tệp kèm theo');
  await declarant.looks('ai-da-xem');
});
