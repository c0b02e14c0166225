/// Joins the atoms of a section to drafts of chunks, one section after the other.
struct SectionBuilder {
  private let limits: ChunkLimits
  private let emit: (Draft) -> Void
  private var draft = Draft()
  /// The section's finished draft before ``draft``, held back until it is known whether a small rest joins it.
  private var held: Draft?
  /// Whether the section has nothing but headings so far.
  private var hasOnlyHeadings = false
  /// Whether atoms belong to a heading.
  private var isInHeading = false
  private var pieceLimit: Int

  init(limits: ChunkLimits, emit: @escaping (Draft) -> Void) {
    self.limits = limits
    self.emit = emit
    pieceLimit = limits.maximumPieces
  }

  /// A heading begins, whose atoms follow; one `isDeeper` than those before it joins them where they have no text.
  mutating func open(path: [String], isDeeper: Bool) {
    if hasOnlyHeadings && isDeeper && held == nil {
      draft.headingsInText += 1
    } else {
      finish()
      draft.headingsInText = 1
    }
    draft.path = path
    hasOnlyHeadings = true
    isInHeading = true
    let context = path.reduce(0) { $0 + WordPieceEstimate.pieces(in: $1) }
    pieceLimit = max(limits.maximumPieces - context, limits.maximumPieces / 2)
  }

  /// The heading's atoms are through.
  mutating func closeHeading() { isInHeading = false }

  mutating func add(_ atom: Atom) {
    if !isInHeading { hasOnlyHeadings = false }
    if draft.words >= limits.targetWords, atom.border >= .listItem { cut(at: draft.atoms.count) }
    while !draft.atoms.isEmpty, !fits(draft, with: atom) {
      // At least half stays before the cut, so that all cuts together cost no more than linear time.
      let index = draft.bestCut(least: draft.pieces / 2, most: draft.pieces, end: atom.border)
      cut(at: index ?? draft.atoms.count)
    }
    draft.append(atom)
  }

  private func fits(_ draft: Draft, with atom: Atom? = nil) -> Bool {
    draft.words + (atom?.beginsWord == true ? 1 : 0) <= limits.maximumWords
      && draft.pieces + (atom?.pieces ?? 0) <= pieceLimit
  }

  private mutating func cut(at index: Int) {
    let rest = draft.split(at: index)
    if let held { emit(held) }
    held = draft
    draft = rest
  }

  /// The section is through.
  mutating func finish() {
    settleSmallRest()
    if let held { emit(held) }
    if !draft.atoms.isEmpty { emit(draft) }
    held = nil
    draft = Draft()
    hasOnlyHeadings = false
    pieceLimit = limits.maximumPieces
  }

  /// Joins a small rest with the draft before it or, where both are too much for one, divides them anew.
  private mutating func settleSmallRest() {
    guard var joined = held, !draft.atoms.isEmpty, draft.words < limits.smallWords else { return }
    for atom in draft.atoms { joined.append(atom) }
    if fits(joined) {
      held = nil
      draft = joined
      return
    }
    let total = joined.pieces
    let range = (least: max(total / 3, total - pieceLimit), most: min(total * 2 / 3, pieceLimit))
    guard let index = joined.bestCut(least: range.least, most: range.most, end: nil) else { return }
    let rest = joined.split(at: index)
    guard fits(joined), fits(rest) else { return }
    held = joined
    draft = rest
  }
}
