/// Names a blob: folders and a file name with an ending, `sessions/<id>/clips/flag-1.mp4`.
///
/// Folders have no dot and file names have one, so that no name is both, and none leads out of where it lies.
public struct BlobKey: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as it is written.
  public let description: String

  /// Takes a name of 3 to 500 characters: ASCII letters, digits, `-` and `_`, with `/` between its parts and dots
  /// within the last one.
  public init(_ text: String) throws(FieldFault) {
    try TextBound.checkName(text, "blob.key", upTo: 500)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let ending = parts.last.map { $0.split(separator: ".", omittingEmptySubsequences: false) } ?? []
    guard parts.dropLast().allSatisfy(BlobFolder.isPart), ending.count >= 2,
      ending.allSatisfy(BlobFolder.isPart)
    else { throw FieldFault(field: "blob.key", problem: "is not of the form folder/name.ending") }
    description = text
  }

  /// By the bytes of their names.
  public static func < (left: Self, right: Self) -> Bool {
    left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
  }

  /// Whether it lies in a folder, at any depth.
  public func lies(in folder: BlobFolder) -> Bool { description.hasPrefix(folder.description + "/") }
}

/// Names a folder of blobs, such as all of one session's: `sessions/<id>`.
public struct BlobFolder: Hashable, Sendable, CustomStringConvertible {
  /// The name as it is written, without a slash at its end.
  public let description: String

  /// Takes a name of 1 to 400 characters: ASCII letters, digits, `-` and `_`, with `/` between its parts.
  public init(_ text: String) throws(FieldFault) {
    try TextBound.checkName(text, "blob.folder", upTo: 400)
    guard text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(Self.isPart) else {
      throw FieldFault(field: "blob.folder", problem: "is not of the form folder/folder")
    }
    description = text
  }

  static func isPart(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
