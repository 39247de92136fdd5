import type { ThemeConfig } from 'antd';

/** Calm and plain: white and warm greys, one accent for identity and the primary action. */
export const THEME: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: '#A8201A',
    colorInfo: '#1F5FA8',
    colorLink: '#1F5FA8',
    colorSuccess: '#2C6E3F',
    colorWarning: '#8A5300',
    colorError: '#A8201A',
    colorText: '#23211F',
    colorTextSecondary: '#595450',
    colorTextTertiary: '#6B655F',
    colorTextDescription: '#6B655F',
    colorTextPlaceholder: '#6F6A64',
    colorTextDisabled: '#6F6A64',
    colorBorder: '#B9B2A9',
    colorBorderSecondary: '#E1DCD5',
    colorBgLayout: '#F6F4F1',
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 34,
    motion: false,
    wireframe: false,
    fontFamily: 'system-ui, -apple-system, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
  },
  components: {
    Table: { cellPaddingBlock: 7, cellPaddingInline: 10, headerBg: '#F0EDE8', headerColor: '#3D3935' },
    Menu: { itemHeight: 38, itemMarginBlock: 2, itemSelectedBg: '#FBE9E7', itemSelectedColor: '#8C1A15' },
    Form: { itemMarginBottom: 16 },
    Tag: { defaultBg: '#F6F4F1' },
  },
};
