import Foundation

/// PDF files, written out by hand.
public enum PDFFixture {
  /// One page with a line of text.
  public static func page(_ text: String) -> Data {
    document(content: "BT /F1 12 Tf 72 720 Td (\(text)) Tj ET")
  }

  /// One page with a rectangle on it.
  public static let picture = document(content: "0 0 100 100 re f")

  /// One page behind a password that nobody knows.
  public static let locked: Data = {
    let key = String(repeating: "41", count: 32)
    return document(
      content: "BT /F1 12 Tf (x) Tj ET",
      trailer: "/Encrypt<</Filter/Standard/V 1/R 2/O<\(key)>/U<\(key)>/P -4>>/ID[<00><00>]")
  }()

  private static func document(content: String, trailer: String = "") -> Data {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let offset = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer<</Size \(objects.count + 1)/Root 1 0 R\(trailer)>>\nstartxref\n\(start)\n%%EOF\n"
    return Data(text.utf8)
  }
}
