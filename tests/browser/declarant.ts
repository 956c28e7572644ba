// What somebody who declares does on his pages, named as he would name it.
import { expect } from './support';
import { type Person } from './person';

const ASKED = 'Kê khai tài sản, thu nhập của anh/chị';
export const NEXT = 'Lưu và tiếp tục';

/** From the list of tasks to the home of the form. */
export async function begins(declarant: Person): Promise<void> {
  await declarant.signsIn();
  await declarant.follows(ASKED);
  await declarant.reads('Trước khi bắt đầu');
  await declarant.looks('ke-khai-truoc');
  await declarant.presses('Bắt đầu khai');
  await declarant.reads('Bắt đầu điền');
}

/** Types into the field with this caption. */
export async function types(declarant: Person, label: string, text: string): Promise<void> {
  await declarant.main.getByLabel(label, { exact: true }).fill(text);
}

/** Everything as last year but the income, up to the page with all answers. */
export async function changesNothing(declarant: Person): Promise<void> {
  await declarant.follows('Năm nay không có gì thay đổi?');
  await declarant.looks('ke-khai-giu-nguyen');
  await declarant.presses('Tất cả giữ nguyên, trừ dòng đã đánh dấu');
  await declarant.reads('Kỳ tính thu nhập: từ ngày');
  await declarant.main.getByLabel('Khoản thu nhập').first().fill('Lương và phụ cấp');
  await declarant.main.getByLabel('Số tiền').first().fill('378 triệu');
  await types(declarant, 'Tổng thu nhập của người kê khai', '228 triệu');
  await types(declarant, 'Tổng thu nhập của vợ (hoặc chồng)', '150 triệu');
  await types(declarant, 'Tổng thu nhập của con chưa thành niên', '0');
  await types(declarant, 'Tổng các khoản thu nhập chung', '0');
  await declarant.looks('ke-khai-thu-nhap');
  await declarant.presses(NEXT);
  await declarant.reads('Không có biến động');
  await declarant.looks('ke-khai-khong-bien-dong');
  await declarant.presses(NEXT);
  await declarant.reads('Không còn điều gì phải sửa');
  await declarant.looks('ke-khai-kiem-tra');
}

/** From the page with all answers to the receipt; pressing twice is pressing once. */
export async function signs(declarant: Person): Promise<void> {
  // Above the answers and below them: whoever has read all of them goes on from there.
  await declarant.main.getByRole('button', { name: 'Tiếp tục: ký và nộp' }).last().click();
  await declarant.reads('Ai sẽ đọc được bản kê khai này');
  await declarant.looks('ke-khai-ky');
  await declarant.main.getByRole('button', { name: 'Ký và nộp bản kê khai' }).dblclick();
  await expect(declarant.page).toHaveURL(/\/bien-nhan$/);
  await declarant.reads('Số biên nhận');
}
