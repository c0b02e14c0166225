import Foundation
import Testing

@testable import ReportPage

@Suite("The colours of a page")
struct ContrastTests {
  /// The named colours of the light and of the dark scheme, as linear luminances.
  private func schemes() throws -> [[String: Double]] {
    let html = PageSample().html
    let style = String(try #require(html.between("<style>", "</style>")))
    let dark = try #require(style.firstRange(of: "@media screen and (prefers-color-scheme: dark)")).lowerBound
    let rest = try #require(style.firstRange(of: "* { box-sizing")).lowerBound
    return [colours(in: style[..<dark]), colours(in: style[dark..<rest])]
  }

  private func colours(in style: Substring) -> [String: Double] {
    var colours: [String: Double] = [:]
    for match in style.matches(of: /--([a-z-]+): #([0-9a-f]{6});/) {
      colours[String(match.1)] = UInt32(match.2, radix: 16).map(luminance)
    }
    return colours
  }

  /// Relative luminance, 0…1, as WCAG 2 defines it.
  private func luminance(_ colour: UInt32) -> Double {
    let linear = [16, 8, 0].map { shift -> Double in
      let value = Double(colour >> UInt32(shift) & 0xff) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  @Test(
    "stand out as WCAG AA asks for, in light and in dark",
    arguments: [
      ("ink", "paper", 4.5), ("ink", "panel", 4.5), ("ink", "mark", 4.5), ("soft", "paper", 4.5),
      ("soft", "panel", 4.5), ("signal", "paper", 4.5), ("signal", "panel", 4.5), ("high", "paper", 4.5),
      ("high", "panel", 4.5), ("moderate", "paper", 4.5), ("moderate", "panel", 4.5), ("good", "panel", 4.5),
      ("on-high", "high", 4.5), ("paper", "signal", 4.5), ("field", "paper", 3),
    ])
  func contrast(of front: String, on back: String, atLeast least: Double) throws {
    for scheme in try schemes() {
      let values = try [#require(scheme[front]), #require(scheme[back])].sorted()
      #expect((values[1] + 0.05) / (values[0] + 0.05) >= least)
    }
  }
}
