/// Atoms on their way to a chunk; never empty once it is finished.
struct Draft {
  var atoms: [Atom] = []
  var path: [String] = []
  var headingsInText = 0
  private(set) var words = 0
  private(set) var pieces = 0

  var first: Atom { atoms[0] }
  var last: Atom { atoms[atoms.count - 1] }

  mutating func append(_ atom: Atom) {
    atoms.append(atom)
    words += atom.beginsWord ? 1 : 0
    pieces += atom.pieces
  }

  /// Takes all atoms from `index` on away and returns them as a draft under the same headings.
  mutating func split(at index: Int) -> Draft {
    var rest = Draft(path: path)
    for atom in atoms[index...] { rest.append(atom) }
    atoms.removeSubrange(index...)
    words -= rest.words
    pieces -= rest.pieces
    return rest
  }

  /// The best border to cut at: the strongest, and of those the latest, with at least `least` and at most `most`
  /// pieces before it. `end` is the border after the last atom; nil where the cut must lie before that.
  func bestCut(least: Int, most: Int, end: Border?) -> Int? {
    var before = 0
    var best: (index: Int, border: Border)?
    for index in 0...atoms.count {
      if index > 0, before >= least, before <= most,
        let border = index < atoms.count ? atoms[index].border : end, border >= best?.border ?? .insideWord
      {
        best = (index, border)
      }
      if index < atoms.count { before += atoms[index].pieces }
    }
    return best?.index
  }
}
