// Somebody at a machine: what people of an agency do there, named as they would name it.
import { type Locator, type Page, expect } from '@playwright/test';
import { type Account, Authenticator } from './cast';
import { sound } from './support';

/** An invitation slip as it is read from paper. */
export interface Slip {
  login: string;
  secret: string;
  /** Where it says to go. */
  address: string;
}

export class Person {
  readonly main: Locator;
  private phone?: Authenticator;

  constructor(
    readonly page: Page,
    readonly account: Account,
    private readonly project: string,
  ) {
    this.main = page.getByRole('main');
    this.phone = account.secret ? new Authenticator(account.secret) : undefined;
  }

  /** Looks at the page: it is sound, and its picture is kept. */
  async looks(name: string): Promise<void> {
    await sound(this.page, name, this.project);
  }

  /** Presses a button by the words on it. */
  async presses(name: string): Promise<void> {
    await this.main.getByRole('button', { name, exact: true }).click();
  }

  /** Follows a link by its words. */
  async follows(name: string): Promise<void> {
    await this.main.getByRole('link', { name, exact: true }).click();
  }

  /** Is told by a sentence of the page. */
  async reads(text: string | RegExp): Promise<void> {
    await expect(this.main).toContainText(text);
  }

  /** The page is the one before, with what is wrong at its top, at the field, and in its title. */
  async isToldAt(field: string, sentence: string): Promise<void> {
    await expect(this.page).toHaveTitle(/^Lỗi: /);
    const summary = this.main.locator('.govuk-error-summary');
    await expect(summary).toBeFocused();
    await expect(summary).toContainText(sentence);
    await expect(this.page.locator(`#${field}-error`)).toContainText(sentence);
  }

  /** Signs in and is let in, at the page that he is led to. */
  async signsIn(): Promise<void> {
    await this.page.goto('/dang-nhap');
    await this.proves();
    await expect(this.page).toHaveURL('/');
  }

  /** Types login, password and, where he has one, the code of his phone. */
  async proves(): Promise<void> {
    await this.page.getByLabel('Tên đăng nhập').fill(this.account.login);
    await this.page.getByLabel('Mật khẩu').fill(this.account.password);
    await this.presses('Đăng nhập');
    if (this.phone) {
      await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Nhập mã xác thực');
      await this.page.getByLabel('Mã xác thực hoặc mã dự phòng').fill(this.phone.next());
      await this.presses('Vào tài khoản');
    }
  }

  async signsOut(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Đăng xuất' }).click();
    await expect(this.page).toHaveURL('/dang-nhap');
  }

  /** Reads his key code out, as on the telephone. */
  async readsOutHisKeyCode(): Promise<string> {
    await this.page.goto('/tai-khoan');
    return this.copies('Mã khóa');
  }

  /** Copies a code from the sheet with this caption. */
  async copies(caption: string): Promise<string> {
    const sheet = this.main.locator('.lc-written', { hasText: caption });
    return (await sheet.locator('.lc-written__group').allInnerTexts()).join('-');
  }

  /** Looks somebody up in the list of accounts and opens his. */
  async opensTheAccountOf(other: Person): Promise<void> {
    await this.page.goto('/quan-tri/tai-khoan');
    await this.page.getByLabel('Tìm theo họ tên').fill(other.account.name);
    await this.presses('Tìm');
    await this.follows(other.account.name);
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(other.account.name);
  }

  /** Makes the slip for somebody who lost password and recovery code; it is on the screen, to be printed. */
  async printsASlipFor(other: Person): Promise<Slip> {
    await this.opensTheAccountOf(other);
    await this.presses('Làm phiếu mời lại');
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText('Phiếu mời mở tài khoản');
    const address = await this.main.locator('.lc-slip__address').innerText();
    return { login: other.account.login, secret: await this.copies('Mã trên phiếu mời'), address };
  }

  /** Types what stands on the slip. */
  async typesTheSlip(slip: Slip): Promise<void> {
    await this.page.getByLabel('Tên đăng nhập').fill(slip.login);
    await this.page.getByLabel('Mã trên phiếu mời').fill(slip.secret);
    await this.presses('Tiếp tục');
  }

  /** Opens his account from the paper in his hand; what he writes down is his recovery code. */
  async comesInWith(slip: Slip, password: string): Promise<string> {
    await this.page.goto(slip.address);
    await this.typesTheSlip(slip);
    const code = await this.copies('Mã khôi phục');
    await this.confirmsTheCodeAndSets(code, password);
    await expect(this.page).toHaveURL('/');
    return code;
  }

  /** Types the last group of the recovery code from his paper, and the password twice. */
  async confirmsTheCodeAndSets(code: string, password: string): Promise<void> {
    await this.page.getByLabel('Bốn ký tự cuối của mã khôi phục').fill(code.slice(-4));
    await this.page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await this.page.getByLabel('Nhập lại mật khẩu mới').fill(password);
    await this.presses('Mở tài khoản');
    this.account.password = password;
  }

  /** Types a key code that he heard. */
  async types(code: string): Promise<void> {
    await this.page.getByLabel('Mã khóa nghe được từ người này').fill(code);
  }

  /** Sets up his second factor by typing the key into his phone. */
  async takesASecondFactor(): Promise<void> {
    await this.follows('Bật xác thực hai lớp');
    await this.presses('Bắt đầu');
    await this.page.getByText('Không quét được?').click();
    this.phone = new Authenticator(await this.main.locator('.lc-typed-key').innerText());
    await this.page.getByLabel('Mã 6 chữ số').fill(this.phone.next());
    await this.presses('Bật xác thực hai lớp');
    await this.reads('Hãy ghi mã dự phòng ra giấy');
  }
}
