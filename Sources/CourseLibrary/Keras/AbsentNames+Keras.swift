// What Keras and TensorFlow have and the course has not, by module; `AbsentNames` says it.

extension AbsentNames {
  static let kerasAdvice: [String: String] = [
    "keras.layers.Conv3D": "Conv1D and Conv2D are here",
    "keras.layers.LSTM": "recurrent cells are torch.nn.RNNCell and torch.nn.GRUCell",
    "keras.layers.GRU": "recurrent cells are torch.nn.RNNCell and torch.nn.GRUCell",
    "keras.layers.SimpleRNN": "recurrent cells are torch.nn.RNNCell and torch.nn.GRUCell",
    "keras.layers.RandomCrop": "RandomTranslation, RandomRotation, RandomFlip and RandomZoom are here",
    "keras.layers.SeparableConv1D": "SeparableConv2D is here",
    "keras.layers.DepthwiseConv1D": "DepthwiseConv2D is here",
    "keras.callbacks.TensorBoard": "plot what fit gives: plt.plot(history.history['loss'])",
    "keras.callbacks.BackupAndRestore": "ModelCheckpoint keeps the weights",
    "keras.applications": "convbook.zoo has networks, without trained weights",
    "keras.preprocessing": "Rescaling, RandomFlip, RandomRotation and others are layers",
    "keras.utils.image_dataset_from_directory": "datasets makes and loads the course's pictures",
    "keras.utils.load_img": "load_image(path) reads PGM and PPM files",
    "keras.utils.img_to_array": "load_image(path) reads PGM and PPM files",
    "keras.datasets.cifar100": "keras.datasets.cifar10 is here",
    "tensorflow.float16": "use tf.float32", "tensorflow.bfloat16": "use tf.float32",
    "tensorflow.int16": "use tf.int32", "tensorflow.int8": "use tf.int32",
    "tensorflow.compat": "write for TensorFlow 2", "tensorflow.train": "tf.keras.optimizers has the optimizers",
    "tensorflow.saved_model": "model.save('name.keras') stores a model",
    "tensorflow.signal": "convolve with tf.nn.conv2d",
  ]

  static let kerasMembers: [String: [Substring]] = [
    "keras.layers": words(
      """
      AdaptiveAveragePooling1D AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D
      AdaptiveMaxPooling2D AdaptiveMaxPooling3D AdditiveAttention Attention AugMix
      AutoContrast AveragePooling3D AvgPool3D Bidirectional CategoryEncoding
      ContrastLimitedAdaptiveHistogramEqualization Conv3D Conv3DTranspose ConvLSTM1D ConvLSTM2D
      ConvLSTM3D Convolution3D Convolution3DTranspose Cropping3D CutMix DepthwiseConv1D Discretization
      EinsumDense Equalization FlaxLayer GRU GRUCell GlobalAveragePooling3D GlobalAvgPool3D
      GlobalMaxPool3D GlobalMaxPooling3D GroupQueryAttention HashedCrossing Hashing IntegerLookup
      JaxLayer LSTM LSTMCell Masking MaxNumBoundingBoxes MaxPool3D MaxPooling3D MelSpectrogram MixUp
      MultiHeadAttention Pipeline RMSNormalization RNN RandAugment RandomBrightness
      RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop RandomElasticTransform
      RandomErasing RandomGaussianBlur RandomGrayscale RandomHue RandomInvert RandomPerspective
      RandomPosterization RandomSaturation RandomSharpness RandomShear ReversibleEmbedding
      STFTSpectrogram SeparableConv1D SeparableConvolution1D SimpleRNN SimpleRNNCell Solarization
      SpatialDropout3D SpectralNormalization StackedRNNCells StringLookup TFSMLayer TextVectorization
      TimeDistributed TorchModuleWrapper UpSampling3D Wrapper ZeroPadding3D deserialize serialize
      """),
    "keras.losses": words(
      """
      CTC CategoricalGeneralizedCrossEntropy Circle categorical_generalized_cross_entropy circle ctc
      deserialize serialize
      """),
    "keras.metrics": words(
      """
      ConcordanceCorrelation OneHotIoU OneHotMeanIoU PearsonCorrelation PrecisionAtRecall
      RecallAtPrecision SensitivityAtSpecificity SpecificityAtSensitivity binary_focal_crossentropy
      categorical_focal_crossentropy categorical_hinge concordance_correlation deserialize hinge huber
      kl_divergence log_cosh mean_absolute_percentage_error mean_squared_logarithmic_error
      pearson_correlation poisson serialize squared_hinge
      """),
    "keras.optimizers": words(
      """
      Adafactor Ftrl Lamb Lion LossScaleOptimizer MultiOptimizer Muon OptimizerMap ScheduleFreeAdamW
      legacy
      """),
    "keras.callbacks": words(
      """
      BackupAndRestore OrbaxCheckpoint ProgbarLogger RemoteMonitor SwapEMAWeights TensorBoard
      """),
    "keras.initializers": words(
      """
      IdentityInitializer OrthogonalInitializer STFT STFTInitializer deserialize serialize stft
      """),
    "keras.regularizers": words(
      """
      OrthogonalRegularizer deserialize orthogonal_regularizer serialize
      """),
    "keras.activations": words(
      """
      deserialize glu sparse_plus sparse_sigmoid sparsemax squareplus threshold
      """),
    "keras.utils": words(
      """
      Config CustomObjectScope FeatureSpace Progbar array_to_img audio_dataset_from_directory
      bounding_boxes custom_object_scope deserialize_keras_object disable_interactive_logging
      enable_interactive_logging get_custom_objects get_file get_registered_name get_registered_object
      get_source_inputs image_dataset_from_directory img_to_array is_interactive_logging_enabled
      legacy load_img model_to_dot pack_x_y_sample_weight pad_sequences register_keras_serializable
      save_img serialize_keras_object split_dataset standardize_dtype text_dataset_from_directory
      timeseries_dataset_from_array unpack_x_y_sample_weight
      """),
    "keras.ops": words(
      """
      adaptive_average_pool adaptive_max_pool allclose angle append arccos arccosh arcsin arcsinh
      arctan arctan2 arctanh argpartition argsort array array_split associative_scan average
      average_pool bartlett batch_normalization binary_crossentropy bincount bitwise_and
      bitwise_invert bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor
      blackman broadcast_to categorical_crossentropy cbrt cdist celu cholesky cholesky_inverse cond
      conj conjugate conv conv_transpose copy corrcoef correlate cosh count_nonzero cross ctc_decode
      ctc_loss cumprod cumsum custom_gradient deg2rad depth_to_space depthwise_conv det diag diagflat
      diagonal diff digitize divide_no_nan dot dot_product_attention dsplit dstack dtype eig eigh
      empty empty_like erf erfc erfinv exp2 expm1 extract_sequences eye fabs fft fft2 fliplr flipud
      floor_divide fmax fmin fmod fold fori_loop full full_like gcd geomspace get_item glu
      greater_equal hamming hanning hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh heaviside
      histogram hsplit hstack hypot i0 identity ifft2 imag image in_top_k inner inv irfft isclose
      isfinite isin isinf isnan isneginf isposinf isreal istft jvp kaiser kron layer_normalization lcm
      ldexp left_shift less_equal linalg linspace log10 log1p log2 log_sigmoid logaddexp logaddexp2
      logdet logical_and logical_not logical_or logical_xor logspace logsumexp lstsq lu_factor map
      matrix_rank max_pool median meshgrid mod moments moveaxis multi_hot nan_to_num nanargmax
      nanargmin nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile
      nanstd nansum nanvar nextafter nn nonzero norm normalize not_equal numpy outer pad percentile
      pinv polar psnr ptp qr quantile rad2deg ravel real rearrange reciprocal relu6 repeat rfft
      right_shift rms_normalization roll rot90 rsqrt saturate_cast scan scatter scatter_update
      searchsorted segment_max segment_min segment_prod segment_sum select separable_conv signbit sinc
      sinh size slice slice_update slogdet soft_shrink softsign solve solve_triangular sort
      space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid sparsemax split
      squareplus stft svd swapaxes swish switch take_along_axis tan tanh_shrink tensordot threshold
      tile top_k trace trapezoid tri tril triu trunc unfold unique unravel_index unstack vander vdot
      vectorize vectorized_map view view_as_complex view_as_real vsplit vstack while_loop
      """),
    "keras.datasets": words(
      """
      boston_housing california_housing cifar100 imdb reuters
      """),
    "keras": words(
      """
      DTypePolicy FloatDTypePolicy Function Operation Quantizer RematScope StatelessScope
      SymbolicScope applications distillation distribution dtype_policies export legacy
      mixed_precision name_scope preprocessing quantizers random remat saving tree visualization
      wrappers
      """),
    "tensorflow": words(
      """
      AggregationMethod Assert CriticalSection DType DeviceSpec Graph IndexedSlices IndexedSlicesSpec
      Module NoneTensorSpec Operation OptionalSpec RaggedTensor RaggedTensorSpec RegisterGradient
      SparseTensor SparseTensorSpec TensorArray TensorArraySpec TensorSpec TypeSpec
      UnconnectedGradients VariableAggregation VariableSynchronization acos acosh add_n approx_top_k
      argsort as_dtype as_string asin asinh assert_equal assert_greater assert_less assert_rank atan
      atan2 atanh audio autodiff autograph batch_to_space bfloat16 bitcast bitwise boolean_mask
      broadcast_dynamic_shape broadcast_static_shape broadcast_to case check_pinned
      clip_by_global_norm clip_by_norm compat complex complex128 complex64 cond config
      constant_initializer control_dependencies conv conv2d_backprop_filter_v2
      conv2d_backprop_input_v2 cosh cumsum custom_gradient debugging device distribute double dtensor
      dtypes dynamic_partition dynamic_stitch edit_distance eig eigvals ensure_shape errors
      executing_eagerly experimental extract_volume_patches feature_column fftnd fingerprint float16
      foldl foldr gather_nd get_current_name_scope get_logger get_static_value grad_pass_through
      gradients graph_util greater_equal group guarantee_const half hessians histogram_fixed_width
      histogram_fixed_width_bins identity identity_n ifftnd import_graph_def init_scope initializers
      inside_function int16 int8 io irfftnd is_symbolic_tensor less_equal linalg lite load_library
      load_op_library logical_and logical_not logical_or lookup make_ndarray make_tensor_proto map_fn
      matrix_square_root meshgrid mlir name_scope nest no_gradient no_op
      nondifferentiable_batch_function not_equal numpy_function ones_initializer parallel_stack
      profiler py_function qint16 qint32 qint8 quantization queue quint16 quint8 ragged
      ragged_fill_empty_rows ragged_fill_empty_rows_grad random_index_shuffle
      random_normal_initializer random_uniform_initializer raw_ops realdiv recompute_grad
      reduce_logsumexp register_tensor_conversion_function repeat required_space_to_batch_paddings
      resource reverse_sequence rfftnd roll saturate_cast saved_model scalar_mul scan scatter_nd
      searchsorted security sequence_mask sets shape_n signal sinh slice sort space_to_batch
      space_to_batch_nd sparse split strided_slice string strings summary switch_case sysconfig tan
      tensor_scatter_nd_add tensor_scatter_nd_max tensor_scatter_nd_min tensor_scatter_nd_sub
      tensor_scatter_nd_update tensordot test tile timestamp tools tpu train truediv truncatediv
      truncatemod tuple type_spec_from_value types uint16 uint32 uint64 unique unique_with_counts
      unravel_index unstack variable_creator_scope variant vectorized_map version while_loop xla
      zeros_initializer
      """),
    "tensorflow.nn": words(
      """
      RNNCellDeviceWrapper RNNCellDropoutWrapper RNNCellResidualWrapper all_candidate_sampler
      approx_max_k approx_min_k atrous_conv2d atrous_conv2d_transpose avg_pool1d avg_pool3d
      batch_norm_with_global_normalization batch_normalization collapse_repeated
      compute_accidental_hits compute_average_loss conv1d conv1d_transpose conv2d_transpose conv3d
      conv3d_transpose conv_transpose convolution crelu ctc_beam_search_decoder ctc_greedy_decoder
      ctc_loss ctc_unique_labels depth_to_space depthwise_conv2d depthwise_conv2d_backprop_filter
      depthwise_conv2d_backprop_input dilation2d embedding_lookup embedding_lookup_sparse erosion2d
      experimental fixed_unigram_candidate_sampler fractional_avg_pool fractional_max_pool in_top_k
      isotonic_regression l2_normalize learned_unigram_candidate_sampler local_response_normalization
      log_poisson_loss lrn max_pool1d max_pool3d max_pool_with_argmax nce_loss normalize_moments pool
      safe_embedding_lookup_sparse sampled_softmax_loss scale_regularization_loss separable_conv2d
      space_to_batch space_to_depth sufficient_statistics top_k weighted_cross_entropy_with_logits
      weighted_moments with_space_to_batch zero_fraction
      """),
    "tensorflow.math": words(
      """
      accumulate_n acos acosh add_n angle approx_max_k approx_min_k asin asinh atan atan2 atanh
      bessel_i0 bessel_i0e bessel_i1 bessel_i1e betainc bincount conj cosh count_nonzero cumprod
      cumsum cumulative_logsumexp digamma divide_no_nan erf erfc erfcinv erfinv expm1 floordiv
      floormod greater_equal igamma igammac imag in_top_k invert_permutation is_finite is_inf is_nan
      is_non_decreasing is_strictly_increasing l2_normalize lbeta less_equal lgamma log1p log_sigmoid
      log_softmax logical_and logical_not logical_or logical_xor mod multiply_no_nan ndtri nextafter
      not_equal polygamma polyval real reciprocal reciprocal_no_nan reduce_all reduce_any
      reduce_euclidean_norm reduce_logsumexp rint rsqrt scalar_mul segment_max segment_mean
      segment_min segment_prod segment_sum sinh sobol_sample softmax softsign special
      squared_difference tan truediv unsorted_segment_max unsorted_segment_mean unsorted_segment_min
      unsorted_segment_prod unsorted_segment_sqrt_n unsorted_segment_sum xdivy xlog1py xlogy
      zero_fraction zeta
      """),
    "tensorflow.image": words(
      """
      ResizeMethod adjust_contrast adjust_gamma adjust_hue adjust_jpeg_quality adjust_saturation
      central_crop combined_non_max_suppression convert_image_dtype crop_and_resize
      crop_to_bounding_box decode_and_crop_jpeg decode_bmp decode_gif decode_image decode_jpeg
      decode_jxl decode_png decode_webp draw_bounding_boxes encode_jpeg encode_png extract_glimpse
      extract_jpeg_shape extract_patches generate_bounding_box_proposals grayscale_to_rgb hsv_to_rgb
      image_gradients is_jpeg non_max_suppression non_max_suppression_overlaps
      non_max_suppression_padded non_max_suppression_with_scores pad_to_bounding_box
      per_image_standardization psnr random_brightness random_contrast random_crop
      random_flip_left_right random_flip_up_down random_hue random_jpeg_quality random_saturation
      resize_with_crop_or_pad resize_with_pad rgb_to_hsv rgb_to_yiq rgb_to_yuv
      sample_distorted_bounding_box sobel_edges ssim ssim_multiscale stateless_random_brightness
      stateless_random_contrast stateless_random_crop stateless_random_flip_left_right
      stateless_random_flip_up_down stateless_random_hue stateless_random_jpeg_quality
      stateless_random_saturation stateless_sample_distorted_bounding_box total_variation transpose
      yiq_to_rgb yuv_to_rgb
      """),
    "tensorflow.data": words(
      """
      DatasetSpec FixedLengthRecordDataset INFINITE_CARDINALITY Iterator IteratorSpec NumpyIterator
      Options TFRecordDataset TextLineDataset ThreadingOptions UNKNOWN_CARDINALITY experimental
      """),
  ]
}
