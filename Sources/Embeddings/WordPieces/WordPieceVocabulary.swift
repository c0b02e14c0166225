import Foundation

/// The pieces of words that a model knows, each with its number.
///
/// Pieces are kept and compared as bytes: `##` and a combining mark behind it are one character to `String`,
/// and two spellings that it takes for equal are two pieces here.
public struct WordPieceVocabulary: Sendable {
  /// A piece that was found: its number, and the offset behind its last byte.
  struct Match {
    let number: Int32
    let end: Int
  }

  private static let padding = "[PAD]"
  /// The places of the tree that pieces at the beginning of a word, and those behind it, grow from.
  private static let beginning: Int32 = 0
  private static let continuation: Int32 = 1

  /// How many pieces there are; their numbers are below it.
  public let count: Int
  /// Stands for a word that cannot be put together of pieces: `[UNK]`.
  public let unknown: Int32
  /// Stands at the beginning of every text: `[CLS]`.
  public let start: Int32
  /// Stands at the end of every text: `[SEP]`.
  public let end: Int32

  /// A tree of bytes: from a place and a byte to the next place.
  private var steps: [Int: Int32] = [:]
  /// The number of the piece that ends at a place; -1 where none does.
  private var numbers: [Int32] = [-1, -1]

  /// Reads a vocabulary of BERT's form.
  ///
  /// - Parameter bytes: A piece a line, in UTF-8, numbered from 0; `##` before those that continue a word. It
  ///   has to have `[PAD]`, which has to be the first, `[UNK]`, `[CLS]` and `[SEP]`.
  /// - Throws: ``EmbeddingError/vocabulary(why:)`` for a line that is empty or there twice, or a mark that is
  ///   missing.
  public init(_ bytes: [UInt8]) throws(EmbeddingError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    func number(of mark: String) throws(EmbeddingError) -> Int32 {
      guard let line = lines.firstIndex(where: { $0.elementsEqual(mark.utf8) }) else {
        throw .vocabulary(why: "it has no \(mark)")
      }
      return Int32(line)
    }
    guard try number(of: Self.padding) == 0 else {
      throw .vocabulary(why: "its first piece is not \(Self.padding)")
    }
    unknown = try number(of: "[UNK]")
    start = try number(of: "[CLS]")
    end = try number(of: "[SEP]")
    count = lines.count
    for (number, line) in lines.enumerated() { try add(line, number: Int32(number)) }
  }

  /// Reads a vocabulary from a file.
  ///
  /// - Throws: ``EmbeddingError/vocabulary(why:)``, also where the file cannot be read.
  public init(contentsOf file: URL) throws(EmbeddingError) {
    guard let content = try? Data(contentsOf: file) else {
      throw .vocabulary(why: "\(file.path) cannot be read")
    }
    try self.init([UInt8](content))
  }

  private mutating func add(_ line: ArraySlice<UInt8>, number: Int32) throws(EmbeddingError) {
    let isContinuation = line.count > 2 && line.starts(with: "##".utf8)
    var place = isContinuation ? Self.continuation : Self.beginning
    for byte in isContinuation ? line.dropFirst(2) : line {
      let step = Self.step(from: place, byte)
      if let next = steps[step] {
        place = next
      } else {
        place = Int32(numbers.count)
        numbers.append(-1)
        steps[step] = place
      }
    }
    guard !line.isEmpty else { throw .vocabulary(why: "its line \(number + 1) is empty") }
    guard numbers[Int(place)] < 0 else {
      throw .vocabulary(why: "its line \(number + 1) is line \(numbers[Int(place)] + 1) again")
    }
    numbers[Int(place)] = number
  }

  private static func step(from place: Int32, _ byte: UInt8) -> Int { Int(place) << 8 | Int(byte) }

  /// The longest piece that a word goes on with from an offset; nil where none fits.
  func longestPiece(of word: [UInt8], from offset: Int) -> Match? {
    var place = offset == 0 ? Self.beginning : Self.continuation
    var longest: Match?
    for index in offset..<word.count {
      guard let next = steps[Self.step(from: place, word[index])] else { break }
      place = next
      let number = numbers[Int(place)]
      if number >= 0 { longest = Match(number: number, end: index + 1) }
    }
    return longest
  }
}
