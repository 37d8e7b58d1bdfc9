// What NumPy has and the course has not, by module; `AbsentNames` says it.

extension AbsentNames {
  static let arrayAdvice: [String: String] = [
    "numpy.ndarray.base": "np.shares_memory(a, b) tells whether two arrays hold the same numbers",
    "numpy.ndarray.put": "write x[indices] = values", "numpy.ndarray.resize": "write x = np.resize(x, shape)",
    "numpy.ndarray.conj": "there are no complex numbers",
    "numpy.real": "there are no complex numbers", "numpy.imag": "there are no complex numbers",
    "numpy.complex64": "there are no complex numbers", "numpy.complex128": "there are no complex numbers",
    "numpy.fft": "convolve with np.convolve, or xcorr for pictures",
    "numpy.savez": "np.save stores an array", "numpy.savez_compressed": "np.save stores an array",
    "numpy.genfromtxt": "np.loadtxt reads numbers", "numpy.poly1d": "np.polyval computes, np.polyfit fits",
    "numpy.matrix": "use np.array, and @ for the product", "numpy.ma": "pick with a mask: x[mask]",
    "numpy.random.get_state": "np.random.seed(n) begins anew",
    "numpy.linalg.eigvals": "np.linalg.eig gives the values too",
  ]

  static let arrayMembers: [String: [Substring]] = [
    "numpy": words(
      """
      ScalarType angle apply_over_axes asarray_chkfinite asmatrix astype bartlett base_repr
      binary_repr bitwise_count bitwise_left_shift bitwise_right_shift blackman bmat broadcast
      busday_count busday_offset busdaycalendar bytes_ cdouble char character clongdouble common_type
      complex128 complex256 complex64 complexfloating copyto core csingle ctypeslib datetime64 datetime_as_string
      datetime_data diag_indices_from dtypes emath fft flatiter flexible float128
      format_float_scientific frexp from_dlpack frombuffer fromregex fromstring gcd
      genfromtxt getbufsize geterr geterrcall hamming hanning histogramdd i0 imag is_busday iscomplex
      isdtype isfortran isnat kaiser lcm ldexp little_endian logaddexp2 longdouble ma mask_indices
      matrix matvec memmap min_scalar_type mintypecode nancumprod nested_iters nextafter object_
      packbits poly poly1d polyadd polyder polydiv polyint polymul polynomial polysub real
      real_if_close rec recarray record require roots savez savez_compressed sctypeDict setbufsize
      seterrcall sort_complex spacing str_ strings timedelta64 tril_indices_from trim_zeros
      triu_indices_from typecodes typename typing ufunc uintc ulong unique_all unique_counts
      unique_inverse unpackbits unwrap vecmat void
      """),
    "numpy.linalg": words(
      """
      cross diagonal eigvals matmul matrix_transpose tensordot tensorinv tensorsolve vecdot
      """),
    "numpy.random": words(
      """
      BitGenerator MT19937 PCG64 PCG64DXSM Philox SFC64 SeedSequence beta bytes chisquare dirichlet f
      gamma geometric get_bit_generator get_state gumbel hypergeometric laplace logistic lognormal
      logseries multinomial negative_binomial noncentral_chisquare noncentral_f pareto power rayleigh
      set_bit_generator set_state standard_cauchy standard_exponential standard_gamma standard_t
      triangular vonmises wald weibull zipf
      """),
    "numpy.ndarray": words(
      """
      argpartition base byteswap choose compress conj ctypes data device dump dumps flags getfield
      partition put resize setfield setflags to_device
      """),
  ]
}
