using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CE4BIG.Season.Evidence;

/// <summary>A file as a visitor would upload it: small, invented, and really of the type it claims.</summary>
internal sealed record EvidenceFile(string Name, string ContentType, ReadOnlyMemory<byte> Content)
{
    // The smallest picture there is: one grey pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    // Signature and header: 8 + 25 bytes; a text may stand behind them.
    private const int BehindHeader = 33;

    public static EvidenceFile Picture(string name) => new(name + ".png", "image/png", Pixel);

    /// <summary>A picture with a remark in it, so that no two are the same file.</summary>
    public static EvidenceFile Picture(string name, string remark)
    {
        byte[] text = [.. "tEXtComment\0"u8, .. Encoding.Latin1.GetBytes(remark)];
        byte[] chunk = [.. BigEndian((uint)text.Length - 4), .. text, .. BigEndian(Crc(text))];
        return new(name + ".png", "image/png", (byte[])[.. Pixel[..BehindHeader], .. chunk, .. Pixel[BehindHeader..]]);
    }

    /// <summary>A PDF of one page with one line, cross-reference table and all.</summary>
    public static EvidenceFile Document(string name, string line)
    {
        var text = new string([.. line.Select(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\') ? c : '-')]);
        var drawing = $"BT /F1 14 Tf 60 760 Td ({text}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return new EvidenceFile(name + ".pdf", "application/pdf", Encoding.ASCII.GetBytes(pdf.ToString()));
    }

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    // The check that PNG asks for at the end of each chunk.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }
}
