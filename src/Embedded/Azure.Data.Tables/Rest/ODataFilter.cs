using System.Globalization;
using System.Text;
using System.Xml;

namespace Azure.Data.Tables.Rest;

/// <summary>Turns the values of an interpolated filter into OData literals, so that no value can end its literal and become filter.</summary>
internal static class ODataFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = Literal(filter.GetArgument(i));
        }

        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "L",
        sbyte or byte or short or ushort or int or uint or float or double or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Guid id => $"guid'{id:D}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        DateTimeOffset moment => Literal(moment.UtcDateTime),
        DateTime moment => $"datetime'{XmlConvert.ToString(moment.ToUniversalTime(), XmlDateTimeSerializationMode.RoundtripKind)}'",
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new ArgumentException($"A value of type {value.GetType()} has no OData literal.", nameof(value)),
    };
}
