import type { Messages } from './id.ts'

/** The same as `id.ts`, in English. */
export const EN: Messages = {
  page: {
    product: 'Affiliate Booster',
    sentWith: 'Sent with Affiliate Booster',
    sandbox: 'Sandbox mode: no email really leaves.',
    sandboxLink: 'Open the test inbox',
    appNotBuilt: 'The app is not built yet',
  },
  home: {
    ask: 'Who are you?',
    affiliate: 'Affiliate',
    affiliateText: 'Your email sequences, queue, leads and credit.',
    admin: 'Admin',
    adminText: "The provider's credit, alerts and deliveries.",
    docs: 'API documentation',
  },
  form: {
    name: 'Name',
    email: 'Email',
    whatsapp: 'WhatsApp',
    optional: 'optional',
    empty: 'Leave this empty',
    wrongTitle: (title) => `Error: ${title}`,
    choose: 'Choose one',
    thanksText: 'We have your registration.',
    mayConfirm:
      'If you receive an email with a confirmation link, open that link to complete your registration.',
    mustConfirm: 'One more step: open the email we sent you and follow its confirmation link.',
    lookInSpam: 'Nothing there? Look in the Promotions and Spam folders too.',
    notTaken: {
      tooMany:
        'Too many registrations come from your network right now, so this one was not taken. Try again in a minute; what you entered is still below.',
      tooLarge: 'What you entered is too long, so it was not taken. Shorten it and send it again.',
      unreadable: 'What you entered could not be read, so it was not taken. Please enter it again.',
      failed:
        'Something went wrong on our side, so your registration may not be stored. Send it again in a minute; you will not be registered twice.',
    },
    retry: 'Send again',
    retryTitle: 'Not sent yet',
    privacy: 'Your details are used for these emails only.',
    policy: 'Privacy policy',
    closed: 'Registration is closed',
    closedText: 'This form takes no more registrations.',
    thanks: 'Thank you!',
    unknown: 'Form not found',
    unknownText: 'Please check the link.',
  },
  problem: {
    titled: (title) => `Error: ${title}`,
    home: 'To the first page',
    code: 'Error code',
    kinds: {
      notFound: { title: 'Page not found', text: 'Check the address, or begin at the first page.' },
      unreadable: {
        title: 'This address cannot be read',
        text: 'It may have been cut. Copy all of it and open it again.',
      },
      noAccess: { title: 'You cannot open this page', text: 'Sign in first, or begin at the first page.' },
      tooLarge: { title: 'Too large', text: 'Shorten what you sent and try again.' },
      tooMany: { title: 'Too many requests', text: 'Try again in a minute.' },
      failed: { title: 'Something went wrong on our side', text: 'Try again in a minute.' },
    },
  },
  wrongField: {
    form: 'Please check what you entered.',
  },
  fieldFault: {
    NOT_TEXT: 'This must be text.',
    GIVEN_TWICE: 'This was sent more than once. Enter it once.',
    TEXT_MISSING: 'This is required.',
    CHOICE_UNKNOWN: 'Choose one of the answers.',
    TEXT_TOO_LONG: (max) => `At most ${max} letters.`,
    NAME_MISSING: 'Enter a name.',
    NAME_INVISIBLE: 'The name must contain letters that can be seen.',
    NAME_TOO_LONG: (max) => `A name has at most ${max} letters.`,
    EMAIL_MISSING: 'Enter an email address.',
    EMAIL_TOO_LONG: 'The email address is too long: at most 64 letters before the @, and 254 in all.',
    EMAIL_NO_AT: 'An email address needs an @, for example name@example.com.',
    EMAIL_SEVERAL: 'Enter one email address only, with one @.',
    EMAIL_SPACE: 'An email address has no spaces.',
    EMAIL_SIGN: (sign) => `An email address cannot contain “${sign}”.`,
    EMAIL_NO_LOCAL: 'Enter the part before the @ too, for example name@example.com.',
    EMAIL_DOTS: 'Before the @, dots cannot be side by side, first, or last.',
    EMAIL_NO_DOT: 'The part after the @ is not complete, for example gmail.com.',
    EMAIL_DOMAIN: 'The part after the @ is not right. Check its spelling, for example gmail.com.',
    WHATSAPP_MISSING: 'Enter a WhatsApp number.',
    WHATSAPP_NOT_A_NUMBER: 'Enter a correct mobile number, for example 0812 3456 7890.',
    WHATSAPP_TOO_SHORT: 'The WhatsApp number is too short, for example 0812 3456 7890.',
    WHATSAPP_TOO_LONG: 'The WhatsApp number is too long, for example 0812 3456 7890.',
    WHATSAPP_SEVERAL: 'Enter one WhatsApp number only.',
    WHATSAPP_COUNTRY: 'Begin the WhatsApp number with 0, or with + and the country code: +62 812 3456 7890.',
    WHATSAPP_NOT_MOBILE: 'This is not a mobile number. Enter one like 0812 3456 7890.',
    CONSENT_MISSING: 'Tick the box if you agree.',
  },
  leadImport: {
    badRows: { row: 'Row', column: 'Column', reason: 'Reason' },
    rowFault: {
      WHATSAPP_DIGITS_LOST:
        'The WhatsApp number was saved as a number like 8.12E+11, so its last digits are gone. Make the column text and enter the number again.',
      TAG_TOO_LONG: 'A tag has at most 40 letters.',
      TOO_MANY_TAGS: 'Too many tags in one row.',
      TOO_MANY_CELLS:
        'This row has more cells than there are column titles. There may be a comma inside a value without quotes.',
    },
    fileFault: {
      EMPTY: 'This file has no rows of data.',
      OLD_EXCEL:
        'This is an old Excel file (.xls) or has a password. Save it as .xlsx without one, or as CSV.',
      OPEN_DOCUMENT: 'This is an OpenDocument file (.ods). Save it as .xlsx or CSV.',
      WEB_PAGE:
        'This is a web page saved under the name of a spreadsheet. Open it in Excel and save it as .xlsx or CSV.',
      NOT_A_TABLE: 'This is not a CSV or Excel (.xlsx) file.',
      BROKEN_WORKBOOK: 'This Excel file is damaged. Open it in Excel or Google Sheets and save it again.',
      QUOTE_NOT_CLOSED: 'A quotation mark (") is never closed.',
      CELL_TOO_LONG: 'A cell is too long.',
      TOO_MANY_COLUMNS: 'This file has more than 200 columns.',
      TOO_MANY_ROWS: 'This file has more than 250,000 rows. Split it into several files.',
      TOO_LARGE_UNPACKED: 'This Excel file is too large. Save it as CSV.',
    },
  },
  confirm: {
    ask: 'Confirm your registration',
    text: 'Press the button below to complete your registration.',
    button: 'Yes, I registered',
    done: 'Your registration is confirmed',
    doneText: 'Thank you! The first email will be sent soon.',
    expired: 'This link has expired',
    expiredText: 'Send the form in once more, then open the link in the new email.',
    bad: 'This link is not valid',
    badText: 'Copy the whole link from the confirmation email and open it again.',
    subject: (form) => `Confirm your registration: ${form}`,
    why: (form, affiliate) =>
      `This email address was entered into the form "${form}" of ${affiliate}. If that was you, open this link and press its button:`,
    link: 'Confirm the registration',
    ignore: 'If it was not you, ignore this email. Without a confirmation you will get no others.',
    goodFor: 'This link is good for 7 days.',
  },
  mail: {
    testMark: '[Test]',
    setupTest: {
      subject: 'This email arrived by the way your mails leave',
      preheader: 'See which folder it came to, and how it was authenticated.',
      body:
        '<p>Hello {{nama}},</p>' +
        '<p>this email left by the same way as those to leads, without credit and without tracking.</p>' +
        '<p>Look at two things: that it came to your inbox and not to spam, and that SPF, DKIM and DMARC say ' +
        '<strong>pass</strong>. In Gmail, open the menu of this email and choose “Show original”.</p>' +
        '<p>If one of them does not pass, open the page “Sending check” in the admin app. It has the DNS records ' +
        'that the domain of the sender needs.</p>',
    },
    whyBefore: 'You receive this email because you gave your address to ',
    whyAfter: '.',
    contact: 'Contact',
    unsubscribe: 'Unsubscribe',
    sandbox: 'Sandbox: this email never left the sender’s computer.',
  },
  topUp: {
    approved: (credits) => `Your top-up of ${credits} credits is approved`,
    refused: (credits) => `Your request for ${credits} credits was refused`,
    greeting: (name) => `Hello ${name},`,
    corrected: (asked, booked) => `You asked for ${asked} credits; the admin booked ${booked}.`,
    reason: (reason) => `Reason: ${reason}`,
    available: (credits) => `Credits available now: ${credits}.`,
    askAgain: 'Your credit is unchanged. You can make a new request at any time.',
    open: 'Open credits',
  },
  notice: {
    greeting: (name) => `Hello ${name},`,
    off: 'You can turn this notice off in Settings.',
    open: 'Open in the app',
    kinds: {
      low_credit: {
        title: ({ amount }) => `You have ${amount} credits left`,
        next: () =>
          'When it runs out, emails to your leads are not sent. Ask an admin for a top-up before that.',
      },
      out_of_credit: {
        title: () => 'You have no credit left',
        next: () =>
          'Emails to your leads are not sent until it is topped up. Ask an admin for a top-up, then retry the failed emails.',
      },
      sequence_stopped: {
        title: ({ name }) => `The sequence "${name}" has stopped`,
        next: ({ amount }) =>
          `It is paused and holds back ${amount} emails that are due. Resume it, or cancel its emails.`,
      },
      many_failures: {
        title: ({ amount }) => `Many emails failed: ${amount}`,
        next: ({ amount, other }) =>
          `${amount} of ${other} emails failed today and yesterday. See why, correct it, then retry.`,
      },
      unconfirmed_waiting: {
        title: ({ amount }) => `${amount} unconfirmed emails`,
        next: () => 'Their credit is held, and they are not sent again by themselves until you decide.',
      },
      import_finished: {
        title: ({ name }) => `The import of ${name} is done`,
        next: ({ amount, other }) => `${amount} leads are new or updated; ${other} rows could not be read.`,
      },
    },
  },
  alert: {
    open: 'Open the alerts',
    levels: { warning: 'Warning', critical: 'Critical', emergency: 'Emergency' },
    providerCredit: {
      headline: (provider, left) => `${left} credits left at the provider ${provider}`,
      next: (mark) =>
        `Below ${mark}. Top up the credit at the provider; when it runs out, sending stops and emails wait. ` +
        'This alert ends by itself when the balance rises.',
    },
    providerBlocked: {
      headline: (provider) => `the provider ${provider} refuses to send`,
      next:
        'Sending is paused for all processes and tried again automatically. Emails wait, and no credit is ' +
        'charged. Check the API key, the verified sender and the credit at the provider.',
    },
    affiliateCredit: {
      headline: (name, left) => `${name} has ${left} credits left`,
      next: (mark) => `Below ${mark}. When it runs out, the emails of this affiliate are not sent.`,
    },
    unconfirmed: {
      headline: (count, name) => `${count} unconfirmed emails${name === null ? '' : ` (${name})`}`,
      next: 'Their credit is held, and they are not sent again automatically. Check at the provider, then decide: it was sent, or send it again.',
    },
    mailbox: {
      headline: (mailbox) => `The mailbox ${mailbox} cannot be read`,
      next: 'Bounces and complaints that come by mail are not seen until it can. Check BOUNCE_IMAP_URL and the mail server; what waits in the mailbox is read afterwards.',
    },
    integrity: {
      headline: (count) => `${count} integrity checks failed`,
      next: 'Open the integrity page and look at the offending rows before you change any data.',
    },
  },
}
