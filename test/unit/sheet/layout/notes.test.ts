import { describe, expect, it } from "vitest";
import { layout, layoutBlocks, textsOf } from "../../../support/lay-out-fixture.ts";
import { cite, paragraph, place, t } from "../../../support/sheet-fixture.ts";

describe("notes", () => {
  it("stand at the foot of the page that first cites them, once, in order", () => {
    const { pages } = layout();
    const numbers = pages.map((page) =>
      textsOf(page)
        .filter((mark) => mark.anchor?.startsWith("note-"))
        .map((mark) => Number(mark.text)),
    );
    expect(numbers).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10],
    ]);
  });

  it("stay clear of the blocks above them", () => {
    for (const { fill } of layout().pages) expect(fill.blocks + fill.notes).toBeLessThanOrEqual(fill.available + 0.01);
  });

  it("lead back to the first place that cites them", () => {
    const anchors = layout().pages.flatMap((page) => textsOf(page).flatMap((mark) => mark.anchor ?? []));
    for (let number = 1; number <= 10; number++) {
      expect(anchors.filter((anchor) => anchor === `cite-${number}`)).toHaveLength(1);
      expect(anchors.filter((anchor) => anchor === `note-${number}`)).toHaveLength(1);
    }
  });

  it("that a document does not have are reported", () => {
    const { found } = layoutBlocks(paragraph(t("Said"), cite(99)));
    expect(found).toMatchObject([{ code: "missing-note", place }]);
  });
});
