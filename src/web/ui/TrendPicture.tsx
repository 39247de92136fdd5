import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

// SVG prints sharply and scales with the text; a canvas does neither.
use([BarChart, GridComponent, SVGRenderer]);

export interface TrendProps {
  readonly title: string;
  readonly unit: string;
  /** The earliest first; values as decimals. The last is this year's, and is emphasised. */
  readonly points: readonly { readonly year: number; readonly value: string }[];
}

const PAST = '#b9b4ab';
const NOW = '#a8201a';
const INK = '#3d3a35';

/** A bar for each year from zero, each with its number above it: a line would suggest values in between. */
export function TrendPicture({ title, unit, points }: TrendProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      grid: { left: 4, right: 4, top: 20, bottom: 22 },
      xAxis: {
        type: 'category',
        data: points.map(({ year }) => `${year}年`),
        axisTick: { show: false },
        axisLabel: { color: INK, interval: 0 },
      },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        {
          type: 'bar',
          barMaxWidth: 28,
          label: {
            show: true,
            position: 'top',
            color: INK,
            formatter: ({ dataIndex }: At) => valueAt(points, dataIndex),
          },
          data: points.map(({ value }, at) => ({
            value: Number(value),
            itemStyle: { color: at === points.length - 1 ? NOW : PAST },
          })),
        },
      ],
    });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(place.current);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [points]);
  const told = points.map(({ year, value }) => `${year}年 ${value}${unit}`).join('，');
  return <div className="trend" ref={place} role="img" aria-label={`${title}：${told}`} />;
}

interface At {
  readonly dataIndex: number;
}

/** The number as stored: the chart library would round it. */
function valueAt(points: TrendProps['points'], at: number): string {
  return points[at]?.value ?? '';
}
